import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { type Path, path } from '../../client';
import type { Item } from '../../item';
import type { Field } from '../../operation';
import { compose, shownFor } from '../compose';
import { type Param, isEmpty } from '../param';
import { oneOf } from '../value';
import { group } from './group';
import { project } from './project';

const PLACES = {
	group: { option: { name: 'Group', value: 'group' }, field: group },
	project: { option: { name: 'Project', value: 'project' }, field: project },
} as const;

const EVERYWHERE: INodePropertyOptions = {
	name: 'Everything I Can See',
	value: 'everywhere',
	description: 'Across projects',
};

const INSTANCE: INodePropertyOptions = {
	name: 'Whole Instance',
	value: 'instance',
	description: 'For administrators',
};

const ME: INodePropertyOptions = { name: 'Me', value: 'me' };

const CHOICES = ['group', 'project', 'everywhere', 'instance', 'me'] as const;

/** Project or group, whichever the user chooses: `/projects/{id}` or `/groups/{id}`. */
export const projectOrGroup: Field<'place', Path> = place([]);

/** Project, group, or everything that the credential may see: then the path is empty. */
export const projectGroupOrEverywhere: Field<'place', Path> = place([EVERYWHERE]);

/** Group, or everything that the credential may see: then the path is empty. */
export const groupOrEverywhere: Field<'place', Path> = place([EVERYWHERE], { kinds: ['group'] });

/**
 * Project, group, or the whole instance.
 *
 * @param instance where GitLab has for the instance what projects have below `/projects/{id}`
 */
export function projectGroupOrInstance(instance: Path): Field<'place', Path> {
	return place([INSTANCE], { instance });
}

/** Project, group, the whole instance, or everything that the credential may see: then the path is empty. */
export function projectGroupInstanceOrEverywhere(instance: Path): Field<'place', Path> {
	return place([EVERYWHERE, INSTANCE], { instance });
}

/** A project, or the user of the credential, whose own things are in no place: then the path is empty. */
export const projectOrMe: Field<'place', Path> = place([ME], { kinds: ['project'] });

/** A filter that GitLab only has in one kind of place, shown and sent only there. */
export function onlyIn<K extends string, V>(where: keyof typeof PLACES, param: Param<K, V>): Param<K, V> {
	return { ...param, property: { ...param.property, displayOptions: { show: { '/belongsTo': [where] } } } };
}

function place(
	more: INodePropertyOptions[],
	{ instance, kinds = ['group', 'project'] }: { instance?: Path; kinds?: Array<keyof typeof PLACES> } = {},
): Field<'place', Path> {
	const belongsTo: INodeProperties = {
		displayName: 'Belongs To',
		name: 'belongsTo',
		type: 'options',
		options: [...more, ...kinds.map((kind) => PLACES[kind].option)].sort((a, b) =>
			a.name.localeCompare(b.name),
		),
		default: kinds.at(-1),
	};
	return compose(
		'place',
		[belongsTo, ...kinds.map((kind) => shownFor<Field>('belongsTo', [kind], PLACES[kind].field))],
		async (item) => (instance && item.value('belongsTo') === 'instance' ? instance : await placeOf(item)),
	);
}

/** The place that was chosen: where none but one is asked for, the project, or else the group. */
export async function placeOf(item: Item): Promise<Path> {
	const given = item.value('belongsTo');
	const onlyGroup = isEmpty(item.value('project')) && !isEmpty(item.value('group'));
	const belongsTo = isEmpty(given)
		? onlyGroup
			? 'group'
			: 'project'
		: oneOf(given, CHOICES, 'Belongs To', item);
	if (belongsTo === 'everywhere' || belongsTo === 'me') return path``;
	if (belongsTo === 'group') return path`/groups/${await group.read(item)}`;
	return path`/projects/${await project.read(item)}`;
}
