import type { Field } from '../../operation';

/** Whether only what Simplify shows is wanted, so that GitLab is not asked for more. The run has the property. */
export const isShort: Field<'isShort', boolean> = {
	key: 'isShort',
	properties: [],
	labels: {},
	read: (item) => ['true', true].includes(item.value('simplify') as string | boolean),
};
