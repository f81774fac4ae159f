// The times of the queues. They are those of the local platform, and the promise that they keep: a
// message that cannot be processed is with a human within a minute. A test does the sum and
// compares both with local/aisle/src/platform/queues.rs.

import { Duration } from 'aws-cdk-lib';

/** For how long a received message is invisible. Longer than its function may run, and no longer: AWS's advice of six times that would make a poison message wait three minutes. */
export const VISIBILITY = Duration.seconds(10);
/** How often a message is tried before it is a dead letter. */
export const MAX_RECEIVES = 3;
/** How often the function that takes dead letters tries: nobody comes after it. */
export const MAX_RECEIVES_OF_THE_LAST = 100;
/** What is promised. */
export const PROMISED = Duration.seconds(60);
/** Records in a batch: as many as a function works on at the same time (`Limits::until` in shared/lambda/src/batch.rs). */
export const BATCH = 10;
/** How long work may wait when a function is down: a long weekend. */
export const WORK_KEPT = Duration.days(4);
