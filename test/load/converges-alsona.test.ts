import { converges } from './support/convergence';

converges('alsona');
