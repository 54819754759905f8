import { answerWatcher } from '../resources/comment/question/answer';
import { jobWatcher } from '../resources/job/wait';
import { pipelineWatcher } from '../resources/pipeline/watcher';
import type { Wait } from './wait';
import type { Watcher } from './watcher';

const WATCHERS = [answerWatcher, jobWatcher, pipelineWatcher] as ReadonlyArray<Watcher<never>>;

/** Who can tell whether a wait is over. */
export function watcherOf(wait: Wait): Watcher | undefined {
	return WATCHERS.find(({ name }) => name === wait.for) as Watcher | undefined;
}
