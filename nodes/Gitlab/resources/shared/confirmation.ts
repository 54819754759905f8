import type { IDataObject } from 'n8n-workflow';
import type { Path } from '../../client';
import { compose, required, shown, text } from '../../fields';
import type { Item } from '../../item';
import type { Field } from '../../operation';

/** What somebody has to give again, by GitLab's property of the thing. */
const CONFIRMED_BY = {
	full_path: { displayName: 'Confirm Full Path', placeholder: 'e.g. group/subgroup' },
	path_with_namespace: { displayName: 'Confirm Full Path', placeholder: 'e.g. group/project' },
	username: { displayName: 'Confirm Username', placeholder: 'e.g. maria.santos' },
	name: { displayName: 'Confirm Name', placeholder: 'e.g. Nightly deployment' },
} as const;

const DESCRIPTION = 'Of what is chosen above, once more: this cannot be undone';

/**
 * What an operation works on that cannot be undone. It is to be named a second time, and GitLab is asked whether
 * both are the same before the operation sends anything: a wrong expression does no harm.
 *
 * @param subject what chooses the thing
 * @param property GitLab's property that is given again
 * @param find gives the thing; that at the subject's path unless said
 */
export function confirmed<K extends string>(
	subject: Field<K, Path>,
	property: keyof typeof CONFIRMED_BY,
	find = async (at: Path, { gitlab }: Item): Promise<IDataObject> => await gitlab.get(at),
): Field<K, Path> {
	const { displayName, placeholder } = CONFIRMED_BY[property];
	const again = required(text('confirmation', { displayName, placeholder, description: DESCRIPTION }));
	return compose(subject.key, [subject, again], async (item) => {
		const given = (await again.read(item)).trim();
		const at = await subject.read(item);
		const { [property]: actual } = await find(at, item);
		return given === actual
			? at
			: item.fail(
					`'${displayName}' is not that of what is chosen`,
					`It is '${shown(given)}', but GitLab has '${shown(String(actual))}' there. Nothing was changed.`,
				);
	});
}
