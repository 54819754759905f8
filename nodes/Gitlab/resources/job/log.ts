import { type Gitlab, type Path, path } from '../../client';

/** More characters than anybody's last lines have. */
const LONGEST_END = 200_000;

/** What marks sections that GitLab's page folds, and what gives colors to a terminal. */
const SECTION_MARK = /section_(?:start|end):\d+:[\w.-]+(?:\[[\w=,]*\])?\r/g;
const TERMINAL_SEQUENCE = /(?![\t\n\r])\p{Cc}\[[\d;?]*[A-Za-z]/gu;

/** A job's log as people read it: one line below the other, without colors. */
export function readable(log: string): string {
	return log.replace(SECTION_MARK, '').replace(TERMINAL_SEQUENCE, '').replace(/\r\n?/g, '\n');
}

/**
 * The last lines of a job's log, however long the log is: no more of it than them is kept.
 *
 * @param job the job's path
 */
export async function lastLines(gitlab: Gitlab, job: Path, count: number): Promise<string> {
	const end = await gitlab.tail(path`${job}/trace`, LONGEST_END);
	return readable(end).trimEnd().split('\n').slice(-count).join('\n');
}
