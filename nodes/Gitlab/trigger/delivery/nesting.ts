/** Levels of a body that are read: GitLab's bodies have ten, and Ruby's JSON parser itself takes no more than this. */
const MOST_LEVELS = 100;

/**
 * Takes out of a parsed body what is nested more deeply than any event is; null stands there. Whatever reads the
 * body, and n8n when it stores the execution, would run out of stack.
 */
export function limitNesting(body: unknown): void {
	let level = isContainer(body) ? [body] : [];
	for (let depth = 1; level.length && depth < MOST_LEVELS; depth++) level = containersIn(level);
	for (const one of level) {
		for (const [key, value] of Object.entries(one)) if (isContainer(value)) one[key] = null;
	}
}

type Container = Record<string, unknown>;

/** The next level: in loops, because each delivery is gone through. */
function containersIn(level: readonly Container[]): Container[] {
	const found: Container[] = [];
	for (const one of level) {
		for (const value of Object.values(one)) if (isContainer(value)) found.push(value);
	}
	return found;
}

function isContainer(value: unknown): value is Container {
	return typeof value === 'object' && value !== null;
}
