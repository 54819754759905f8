import type { IDataObject } from 'n8n-workflow';

/** Whether a value is an object with properties: what comes from outside may be anything. */
export function isRecord(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The first of several ways into a body (`user.id|user_id`) that leads to something, else null. A way
 * through a list gives the list of what is there.
 */
export function read(body: unknown, ways: string): unknown {
	for (const way of ways.split('|')) {
		const found = follow(body, way.split('.'));
		if (found !== undefined && found !== null) return found;
	}
	return null;
}

/** What a way leads to, where it is text or a number; else empty. */
export function readText(body: unknown, ways: string): string {
	const [text = ''] = textsOf(read(body, ways));
	return text;
}

/** What ways lead to, as texts; one or many. */
export function readTexts(body: unknown, ways: string): string[] {
	return textsOf(read(body, ways));
}

function textsOf(value: unknown): string[] {
	const values: unknown[] = Array.isArray(value) ? value : [value];
	return values.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
}

function follow(value: unknown, keys: readonly string[], at = 0): unknown {
	if (at === keys.length) return value;
	// GitLab has no lists of lists: whatever is deeper than any stack is not walked through.
	if (Array.isArray(value))
		return value.filter((entry) => !Array.isArray(entry)).map((entry) => follow(entry, keys, at));
	return isRecord(value) && Object.hasOwn(value, keys[at])
		? follow(value[keys[at]], keys, at + 1)
		: undefined;
}
