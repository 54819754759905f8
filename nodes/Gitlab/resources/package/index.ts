import { type Resource, read } from '../../operation';
import { deletion } from '../shared/deletion';
import { at } from './field';
import { files } from './files';
import { getMany } from './getMany';
import { simplePackage } from './simple';

export const packages: Resource = {
	name: 'Package',
	description: 'The package registry',
	operations: [
		/** @see https://docs.gitlab.com/api/packages/#get-a-project-package */
		read({
			name: 'Get',
			description: 'Retrieve a package',
			fields: [at],
			simplify: simplePackage,
			run: async ({ gitlab, at }) => await gitlab.get(at),
		}),
		getMany,
		deletion({ noun: 'a package', at, simplify: simplePackage }, 'Maintainer'),
		...files,
	],
};
