import { sweep } from './support/sweep';

sweep('alsona');
