import type { Operation, Resource } from './operation';

/**
 * The resource with the texts that its operations leave to their names: `Create an issue`, `Get many issues`,
 * `Retrieve an issue`. Most are the operation's and the resource's names as a sentence has them.
 */
export function worded(resource: Resource): Resource {
	const noun = resource.name.replace(/\S+/g, inSentence);
	const one = `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;
	const operations = resource.operations.map((operation) => ({
		action: actionOf(operation, one, noun),
		description: descriptionOf(operation, one),
		...operation,
	}));
	return { ...resource, operations };
}

function actionOf({ name }: Operation, one: string, noun: string): string {
	if (name === 'Get Many') return `Get many ${manyOf(noun)}`;
	const does = `${name[0]}${name.slice(1).toLowerCase()}`;
	if (name.startsWith('Get ')) return `${does} of ${one}`;
	return `${does} ${one}${name.startsWith('Delete') ? ' (cannot be undone)' : ''}`;
}

/** What it does, where that can be said of any resource. */
function descriptionOf({ name }: Operation, one: string): string | undefined {
	switch (name) {
		case 'Create or Update':
			return 'Create a new record, or update the current one if it already exists (upsert)';
		case 'Get':
			return `Retrieve ${one}`;
		case 'Update':
			return `Change some fields of ${one}`;
		default:
			return name.startsWith('Get ') ? `List the ${name.slice(4).toLowerCase()} of ${one}` : undefined;
	}
}

/** Abbreviations stay as they are. */
function inSentence(word: string): string {
	return /^[A-Z/]+$/.test(word) ? word : word.toLowerCase();
}

function manyOf(noun: string): string {
	if (noun.endsWith('y')) return `${noun.slice(0, -1)}ies`;
	return /(?:ch|s)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
