import { sweep } from './support/sweep';

sweep('connectv2');
