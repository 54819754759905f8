import type { IDataObject } from 'n8n-workflow';
import { doerOf } from '../output/simplified';
import type { Filter } from './filter';
import { listed, listField } from './filter';
import type { Me } from './me';
import { ME } from './me';

const HOW = 'Usernames or IDs, separated by commas; "me" is the user of the credential, "bots" all bots.';

/** GitLab's own bots of tokens, service accounts, and what people call theirs; events say no more than that. */
const BOT = /^(?:project|group)_\d+_bot(?:_|$)|^service_account_|(?:^|[-_.])bot$/i;

function isOneOf(doer: IDataObject, names: readonly string[], me?: Me): boolean {
	const id = String(doer.id);
	const username = String(doer.username ?? '').toLowerCase();
	return names.some((name) => {
		const word = name.toLowerCase();
		if (word === ME)
			return me !== undefined && (id === String(me.id) || username === me.username.toLowerCase());
		if (word === 'bots') return BOT.test(username);
		return word === id || (username !== '' && word.replace(/^@/, '') === username);
	});
}

function peopleFilter(name: string, displayName: string, description: string, isWanted: boolean): Filter {
	return {
		field: listField(name, displayName, 'alex.doe, bots, me', description),
		accepts: (happening, value, me) => {
			const names = listed(value);
			const doer = doerOf(happening);
			return !names.length || !doer || isOneOf(doer, names, me) === isWanted;
		},
	};
}

export const peopleFilters: readonly Filter[] = [
	peopleFilter(
		'by',
		'By',
		`Who must have done it. ${HOW} Events that do not tell who did it start the workflow too.`,
		true,
	),
	peopleFilter(
		'notBy',
		'Not By',
		`Whose doings start nothing. ${HOW} With "me", the workflow does not answer itself.`,
		false,
	),
];
