import { type Path, path } from '../../client';
import type { Field } from '../../operation';
import { compose } from '../compose';
import { project } from './project';

type Part = Field<string, string | number>;

/**
 * Place and thing as one argument: the thing's path.
 *
 * @param below where the place has such things: `/boards`
 * @param thing the field that gives its number or name
 */
export function atIn(place: Field<string, Path>, below: Path, thing: Part): Field<'at', Path> {
	return compose(
		'at',
		[place, thing],
		async (item) => path`${await place.read(item)}${below}/${await thing.read(item)}`,
	);
}

const projectPath: Field<'project', Path> = {
	...project,
	read: async (item) => path`/projects/${await project.read(item)}`,
};

/** The same in the chosen project. */
export function atInProject(below: Path, thing: Part): Field<'at', Path> {
	return atIn(projectPath, below, thing);
}
