import { converges } from './support/convergence';

converges('personalize');
