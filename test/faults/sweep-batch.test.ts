import { sweep } from './support/sweep';

sweep('batch');
