import { path } from '../../client';
import { type List, compose, entry, inPlace, locator, required, textOf } from '../../fields';
import { projectOrGroup } from '../../fields/places';

const deployTokens: List = {
	name: 'searchDeployTokens',
	from: inPlace(path`/deploy_tokens`),
	query: { active: true },
	searchBy: 'names',
	entry: entry('id', (token) => `${textOf(token.name)} (${textOf(token.username)})`),
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
