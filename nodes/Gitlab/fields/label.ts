import type { Field, Item } from '../operation';
import { placePage } from './address';
import { chosenPath, homeOf, isAbove } from './home';
import { locator } from './locator';
import type { Param } from './param';
import { required } from './param';
import { several } from './several';

/** A label's page when editing it, or a list filtered by exactly one label. */
const LABEL_URL = placePage(
	String.raw`(?:labels\/(?=\d+\/edit)|\w+\/?\?(?!\S*label_name\S*&label_name)(?:\S*&)?label_name(?:\[\]|%5B%5D)?=)([^\/&#\s]+)`,
	String.raw`\S*$`,
);

/** The label that an operation reads, by its name or ID: also one of the groups above. */
export const label: Field<'label', string> = required(labelParam('searchLabels'));

/** The label that an operation changes: one of the project or group itself. */
export const ownLabel: Field<'label', string> = required(labelParam('searchOwnLabels'));

function labelParam(search: string): Param<'label', string> {
	return locator<'label', string>({
		name: 'label',
		displayName: 'Label',
		search,
		url: { pattern: LABEL_URL, example: 'https://gitlab.com/group/project/-/issues?label_name[]=bug' },
		id: { displayName: 'Name or ID', example: 'bug' },
		resolve: async (identifier, item, url) => {
			if (!url) return identifier;
			await refuseElsewhere(url, item);
			// In a query a plus is a space, and a real plus is encoded.
			const written = /label_name[^=]*=([^&#]+)/.exec(url)?.[1];
			return written ? (new URLSearchParams(`name=${written}`).get('name') ?? undefined) : identifier;
		},
	});
}

/** A label shows in its own place and in those below it: a URL from there means the same label here. */
async function refuseElsewhere(url: string, item: Item): Promise<void> {
	const home = homeOf(url, item);
	const chosen = (await chosenPath('group', item)) ?? (await chosenPath('project', item));
	if (!home || !chosen || isAbove(home.path, chosen) || isAbove(chosen, home.path)) return;
	item.fail(
		"The URL in 'Label' leads to another place than the label's",
		`It leads to ${home.path}, while the label is to be in ${chosen}.`,
	);
}

/** Several labels, by name. */
export function labelsParam<K extends string>(
	name: K,
	{ displayName = 'Label Names or IDs', sendAs }: { displayName?: string; sendAs?: string } = {},
): Param<K, string> {
	// GitLab forbids commas in label names, so joining loses nothing.
	return several(name, { displayName, sendAs, load: 'getLabels' }, (labels) => labels.join(','));
}
