import { type Path, path } from '../../client';
import { compose, flag, oneOf, options, outputDataField, required, shownFor, text } from '../../fields';
import { project } from '../../fields/places';
import { type Field, type Operation, read, write } from '../../operation';
import { branchParam } from '../branch/field';
import { download } from '../shared/download';
import { listBelow, postBelow } from '../shared/plain';
import { at, job } from './field';
import { simpleJob } from './simple';

const ref = required(branchParam('ref_name', { displayName: 'Branch or Tag' }));
const jobName = required(text('jobName', { placeholder: 'e.g. build' }));

/** Whose artifacts: those of one job, or of the newest job of that name that succeeded on a branch. */
type Source = { job: Path } | { latest: Path; name: string };

const source: Field<'source', Source> = compose(
	'source',
	[
		project,
		{
			displayName: 'Artifacts Of',
			name: 'artifactsOf',
			type: 'options',
			options: [
				{ name: 'Job', value: 'job' },
				{ name: 'Latest Successful Pipeline', value: 'latest', description: 'Of a branch or tag' },
			],
			default: 'job',
		},
		shownFor('artifactsOf', ['job'], job),
		shownFor('artifactsOf', ['latest'], ref),
		shownFor('artifactsOf', ['latest'], jobName),
	],
	async (item) => {
		const jobs = path`/projects/${await project.read(item)}/jobs`;
		if (oneOf(item.value('artifactsOf'), ['job', 'latest'], 'Artifacts Of', item) === 'job')
			return { job: path`${jobs}/${await job.read(item)}/artifacts` };
		const latest = path`${jobs}/artifacts/${await ref.read(item)}`;
		return { latest, name: await jobName.read(item) };
	},
);

const filePath = required(
	text('artifact_path', { displayName: 'File Path', placeholder: 'e.g. dist/app.js' }),
);

/**
 * The files that jobs leave behind.
 *
 * @see https://docs.gitlab.com/api/job_artifacts/
 */
export const artifacts: Operation[] = [
	read({
		name: 'Download Artifacts',
		action: 'Download the artifacts of a job',
		description: 'Retrieve all artifacts as a ZIP file',
		fields: [source, outputDataField],
		run: async ({ gitlab, context, source, outputDataField: field }) =>
			'job' in source
				? await download({ gitlab, context }, source.job, { field })
				: await download({ gitlab, context }, path`${source.latest}/download`, {
						field,
						query: { job: source.name },
					}),
	}),
	read({
		name: 'Download Artifact File',
		action: 'Download an artifact file of a job',
		description: 'Retrieve one file out of the artifacts',
		fields: [source, filePath, outputDataField],
		run: async ({ gitlab, context, source, artifact_path: file, outputDataField: field }) =>
			'job' in source
				? await download({ gitlab, context }, path`${source.job}/${file}`, { field })
				: await download({ gitlab, context }, path`${source.latest}/raw/${file}`, {
						field,
						query: { job: source.name },
					}),
	}),
	listBelow(at, path`/artifacts/tree`, {
		name: 'List Artifact Files',
		action: 'List artifact files of a job',
		description: 'List the files in the artifacts of a job',
		fields: [
			options(
				text('path', { displayName: 'Folder', placeholder: 'e.g. dist' }),
				flag('recursive', 'Whether to list what is in folders too', { default: true }),
			),
		],
		traits: { key: 'path' },
	}),
	postBelow(at, path`/artifacts/keep`, {
		name: 'Keep Artifacts',
		action: 'Keep the artifacts of a job',
		description: 'Keep the artifacts of a job from expiring',
		role: 'Developer',
		simplify: simpleJob,
	}),
	write({
		name: 'Delete Artifacts',
		action: 'Delete the artifacts of a job (cannot be undone)',
		description: 'Delete the artifacts of a job, and leave its log',
		role: 'Maintainer',
		fields: [at],
		run: async ({ gitlab, at }) => await gitlab.delete(path`${at}/artifacts`),
	}),
];
