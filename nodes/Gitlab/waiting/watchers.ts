import { answerWatcher } from '../resources/comment/question/answer';
import { deploymentEvent } from '../resources/deployment/waitForEvent';
import { issueEvent } from '../resources/issue/waitForEvent';
import { jobWatcher } from '../resources/job/wait';
import { mergeRequestEvent } from '../resources/mergeRequest/waitForEvent';
import { mergeableWatcher } from '../resources/mergeRequest/waitUntilMergeable';
import { pipelineWatcher } from '../resources/pipeline/watcher';
import type { Wait } from './wait';
import type { Watcher } from './watcher';

const WATCHERS = [
	...[answerWatcher, jobWatcher, mergeableWatcher, pipelineWatcher],
	...[deploymentEvent, issueEvent, mergeRequestEvent].map(({ watcher }) => watcher),
] as ReadonlyArray<Watcher<never>>;

/** Who can tell whether a wait is over. */
export function watcherOf(wait: Wait): Watcher | undefined {
	return WATCHERS.find(({ name }) => name === wait.for) as Watcher | undefined;
}
