import { sweep } from './support/sweep';

sweep('connectv1');
