import { answerWatcher } from '../resources/comment/question/answer';
import type { Wait } from './wait';
import type { Watcher } from './watcher';

const WATCHERS = [answerWatcher] as ReadonlyArray<Watcher<never>>;

/** Who can tell whether a wait is over. */
export function watcherOf(wait: Wait): Watcher | undefined {
	return WATCHERS.find(({ name }) => name === wait.for) as Watcher | undefined;
}
