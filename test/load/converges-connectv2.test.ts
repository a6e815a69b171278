import { converges } from './support/convergence';

converges('connectv2');
