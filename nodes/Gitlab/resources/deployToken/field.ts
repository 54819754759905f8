import { path } from '../../client';
import { type List, byId, chosen, entry, inPlace, textOf } from '../../fields';
import { atIn, projectOrGroup } from '../../fields/places';

const deployTokens: List = {
	name: 'searchDeployTokens',
	from: inPlace(path`/deploy_tokens`),
	query: { active: true },
	searchBy: 'names',
	entry: entry('id', (token) => `${textOf(token.name)} (${textOf(token.username)})`),
};

const chosenToken = chosen({
	name: 'deployToken',
	list: deployTokens,
	...byId(),
});

/** The path of a deploy token. */
export const at = atIn(projectOrGroup, path`/deploy_tokens`, chosenToken);
