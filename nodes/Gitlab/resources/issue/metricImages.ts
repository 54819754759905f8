import { type FormPart, type ListTraits, path, Upload } from '../../client';
import {
	type List,
	additionalFields,
	chosen,
	entry,
	inputFile,
	isEmpty,
	limit,
	text,
	textOf,
} from '../../fields';
import { type Operation, read, write } from '../../operation';
import { at } from './subject';

/** GitLab gives all images of an incident at once. */
const METRIC_IMAGES: ListTraits = { isPaged: false };

const metricImages: List = {
	...METRIC_IMAGES,
	name: 'searchMetricImages',
	from: async ({ project }, item) =>
		project && !isEmpty(item.value('issue')) ? path`${await at.read(item)}/metric_images` : undefined,
	searchBy: 'names',
	entry: entry('id', ({ filename, url_text }) => `${textOf(filename)} ${textOf(url_text)}`.trim()),
};

const metricImage = chosen({
	name: 'metricImage',
	list: metricImages,
	id: { displayName: 'ID', example: '12', pattern: '\\d+' },
	knownBy: ({ id }) => id,
	resolve: (id) => Number(id),
});

/**
 * The images of metrics that belong to an incident.
 *
 * @see https://docs.gitlab.com/api/issues/#upload-metric-image
 */
export const metricImagesOf: Operation[] = [
	write({
		name: 'Add Metric Image',
		action: 'Add a metric image to an incident',
		description: 'Upload an image of a metric to an incident',
		tier: 'Premium',
		role: 'Reporter',
		fields: [
			at,
			inputFile,
			additionalFields(
				text('url', {
					displayName: 'Link URL',
					placeholder: 'e.g. https://monitoring.example.com/d/1',
					description: 'Where people see more of the metric',
				}),
				text('url_text', { displayName: 'Link Text', description: 'Describes the image, or its link' }),
			),
		],
		run: async ({ gitlab, at, inputFile, additionalFields }) => {
			const more = Object.entries(additionalFields).map(([name, value]): FormPart => [name, String(value)]);
			return await gitlab.post(path`${at}/metric_images`, Upload.ofForm([['file', inputFile], ...more]));
		},
	}),
	write({
		name: 'Delete Metric Image',
		action: 'Delete a metric image of an incident (cannot be undone)',
		description: 'Take an image of a metric away from an incident',
		tier: 'Premium',
		role: 'Reporter',
		fields: [at, metricImage],
		run: async ({ gitlab, at, metricImage }) => {
			await gitlab.delete(path`${at}/metric_images/${metricImage}`);
			return { deleted: true };
		},
	}),
	read({
		name: 'Get Metric Images',
		action: 'Get the metric images of an incident',
		description: 'List the images of metrics that belong to an incident',
		tier: 'Premium',
		fields: [at, limit],
		run: async ({ gitlab, at, limit }) =>
			await gitlab.list(path`${at}/metric_images`, {}, limit, METRIC_IMAGES),
	}),
];
