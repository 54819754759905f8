import type { Field } from '../operation';
import { locator } from './locator';
import type { Param } from './param';
import { required } from './param';
import { several } from './several';

/** A label's page when editing it, or a list filtered by it. */
const LABEL_URL =
	'^https?:\\/\\/[^\\s]+?(?:\\/-\\/labels\\/|[?&]label_name(?:\\[\\]|%5B%5D)=)([^\\/&#\\s]+)[^\\s]*$';

/** The label that an operation works on, by its name or ID. */
export const label: Field<'label', string> = required(
	locator<'label', string>({
		name: 'label',
		displayName: 'Label',
		search: 'searchLabels',
		url: { pattern: LABEL_URL, example: 'https://gitlab.com/group/project/-/issues?label_name[]=bug' },
		id: { displayName: 'Name or ID', example: 'bug' },
		resolve: (identifier, _item, fromUrl) => (fromUrl ? identifier.replace(/\+/g, ' ') : identifier),
	}),
);

/** Several labels, by name. */
export function labelsParam<K extends string>(
	name: K,
	{ displayName = 'Label Names or IDs', sendAs }: { displayName?: string; sendAs?: string } = {},
): Param<K, string> {
	// GitLab forbids commas in label names, so joining loses nothing.
	return several(name, { displayName, sendAs, load: 'getLabels' }, (labels) => labels.join(','));
}
