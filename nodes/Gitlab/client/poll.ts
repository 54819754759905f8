import type { Gitlab } from './gitlab';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Asks for something that GitLab does in the background until its answer is final: first often, then less so.
 *
 * @param seconds how long to go on
 * @returns the final answer, or undefined when the time is up
 * @throws GitlabError what `ask` throws, and of kind `cancelled` when the execution is
 */
export async function poll<T>(
	gitlab: Gitlab,
	{ ask, isFinal, seconds }: { ask: () => Promise<T>; isFinal: (answer: T) => boolean; seconds: number },
): Promise<T | undefined> {
	const end = Date.now() + seconds * 1000;
	for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
		const answer = await ask();
		if (isFinal(answer)) return answer;
		const left = end - Date.now();
		// What is no number of seconds is none.
		if (!(left > 0)) return undefined;
		await gitlab.wait(Math.min(pause, left));
	}
}
