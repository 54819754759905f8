import { type Path, isRecord, path } from '../client';

/**
 * What an execution waits for. It stands in the address that wakes the execution, so that neither n8n nor this node
 * has to remember anything. Nobody else can change it: the secrets of the hook derive from it.
 */
export interface Wait {
	/** Which {@link Watcher} can tell whether it has happened. */
	for: string;
	/** The ID of the project that tells of it. */
	project: number;
	/** When it is over in any case, in milliseconds since 1970. */
	until: number;
	/** Whether its rows are simplified. */
	simple?: boolean;
	/** The comment that is to show what came of it, as {@link stored} has its path. */
	comment?: string;
}

/** A wait as text that a URL can hold. */
export function packed(wait: Wait): string {
	return Buffer.from(JSON.stringify(wait)).toString('base64url');
}

/** The wait in what may be one. */
export function unpacked(text: unknown): Wait | undefined {
	if (typeof text !== 'string' || text.length > LONGEST) return undefined;
	try {
		const wait: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
		return isRecord(wait) && ['string', 'number', 'number'].join() === kinds(wait).join()
			? (wait as unknown as Wait)
			: undefined;
	} catch {
		return undefined;
	}
}

/** A path as a wait holds it. */
export function stored({ encoded }: Path): string {
	return encoded;
}

/** The path that {@link stored} gave; each part goes through the tag again, so that it stays in its place. */
export function restored(text: string): Path {
	return text
		.split('/')
		.slice(1)
		.reduce((at, part) => path`${at}/${decodeURIComponent(part)}`, path``);
}

/** More than any wait takes, and less than proxies let a URL have. */
const LONGEST = 4_000;

function kinds({ for: what, project, until }: Record<string, unknown>): string[] {
	return [what, project, until].map((value) => typeof value);
}
