import { converges } from './support/convergence';

converges('connect');
