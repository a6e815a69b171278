import { sweep } from './support/sweep';

sweep('personalize');
