import type { Operation, Resource } from './operation';

/**
 * The resource with an action for each operation that tells none: `Create an issue`, `Get many issues`. Most are
 * the operation's and the resource's names as a sentence has them.
 */
export function withActions(resource: Resource): Resource {
	const one = resource.name.replace(/\S+/g, inSentence);
	const operations = resource.operations.map((operation) => ({
		action: actionOf(operation, one),
		...operation,
	}));
	return { ...resource, operations };
}

function actionOf({ name }: Operation, one: string): string {
	if (name === 'Get Many') return `Get many ${manyOf(one)}`;
	const does = `${name[0]}${name.slice(1).toLowerCase()} ${/^[aeio]/i.test(one) ? 'an' : 'a'} ${one}`;
	return name.startsWith('Delete') ? `${does} (cannot be undone)` : does;
}

/** Abbreviations stay as they are. */
function inSentence(word: string): string {
	return /^[A-Z/]+$/.test(word) ? word : word.toLowerCase();
}

function manyOf(one: string): string {
	if (one.endsWith('y')) return `${one.slice(0, -1)}ies`;
	return /(?:ch|s)$/.test(one) ? `${one}es` : `${one}s`;
}
