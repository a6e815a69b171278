import { converges } from './support/convergence';

converges('batch');
