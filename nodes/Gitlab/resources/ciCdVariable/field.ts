import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, chosen, entry, inPlace, text, textOf, when } from '../../fields';
import { projectGroupOrInstance } from '../../fields/places';
import { pick } from '../../simplify';

/** Where variables can be. */
export const place = projectGroupOrInstance(path`/admin/ci`);

const variables: List = {
	name: 'searchVariables',
	from: (chosen, item, typed) =>
		item.value('belongsTo') === 'instance'
			? path`/admin/ci/variables`
			: inPlace(path`/variables`)(chosen, item, typed),
	searchBy: 'names',
	entry: entry('key', (variable) => nameOf(variable)),
};

function nameOf({ key, environment_scope: scope }: IDataObject): string {
	return scope && scope !== '*' ? `${textOf(key)} (${textOf(scope)})` : textOf(key);
}

/** The variable that an operation works on, by its key. */
export const key = chosen({
	name: 'key',
	list: variables,
	id: { displayName: 'Key', example: 'DEPLOY_TO', pattern: '\\w{1,255}' },
	knownBy: (row) => row.key,
	resolve: (identifier) => identifier,
});

/** Which of a key's variables is meant; GitLab asks for it only in projects. */
export const scopeFilter = when(
	'belongsTo',
	['project'],
	text('scope', {
		displayName: 'Current Environment Scope',
		placeholder: 'e.g. production',
		description: 'If the key has several',
	}),
);

/** The options' environment scope as GitLab wants it. */
export function filterOf({ scope }: IDataObject): IDataObject {
	return scope === undefined ? {} : { filter: { environment_scope: scope } };
}

const simple = pick(
	['key', 'value', 'variable_type', 'environment_scope', 'description'],
	['protected', 'masked', 'hidden', 'raw'],
);

/** A variable without its value where it is masked: what job logs must not show, executions need not keep. */
export function simpleVariable(row: IDataObject): IDataObject {
	const { value, ...rest } = simple(row);
	return row.masked || row.hidden ? rest : { ...rest, value };
}
