import { path } from '../../client/path';
import { compose } from '../../fields/compose';
import { entry, text } from '../../fields/entry';
import type { List } from '../../fields/list';
import { inPlace } from '../../fields/list';
import { locator } from '../../fields/locator';
import { required } from '../../fields/param';
import { projectOrGroup } from '../../fields/places/either';

const deployTokens: List = {
	name: 'searchDeployTokens',
	from: inPlace(path`/deploy_tokens`),
	query: { active: true },
	searchBy: 'names',
	entry: entry('id', (token) => `${text(token.name)} (${text(token.username)})`),
};

const deployToken = required(
	locator<'deployToken', number>({
		name: 'deployToken',
		displayName: 'Deploy Token',
		list: deployTokens,
		id: { displayName: 'ID', example: '12', pattern: '\\d+' },
		knownBy: ({ id }) => id,
		resolve: (identifier) => Number(identifier),
	}),
);

/** The path of a deploy token. */
export const at = compose(
	'at',
	[projectOrGroup, deployToken],
	async (item) => path`${await projectOrGroup.read(item)}/deploy_tokens/${await deployToken.read(item)}`,
);
