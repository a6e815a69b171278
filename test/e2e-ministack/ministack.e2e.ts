import { scenarios } from '../e2e/support/scenarios';

scenarios('ministack', 600);
