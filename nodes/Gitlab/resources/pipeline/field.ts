import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, entry, inProject, locator, projectPage, required, textOf } from '../../fields';
import { locatorIn } from '../../fields/places';
import type { Field } from '../../operation';
import { atInProject } from '../shared/subject';

const pipelines: List = {
	name: 'searchPipelines',
	from: inProject(path`/pipelines`),
	searchBy: 'names',
	entry: entry('id', ({ id, ref, status }) => `#${textOf(id)} ${textOf(ref)} (${textOf(status)})`),
};

/** The pipeline that an operation works on. */
export const pipeline: Field<'pipeline', number> = required(
	locatorIn<'pipeline', number>(
		{ to: 'project' },
		{
			name: 'pipeline',
			displayName: 'Pipeline',
			list: pipelines,
			url: {
				pattern: projectPage(String.raw`pipelines\/(\d+)`),
				example: 'https://gitlab.com/group/project/-/pipelines/123',
			},
			id: { displayName: 'ID', example: '123', pattern: '\\d+' },
			knownBy,
			resolve: (identifier) => Number(identifier),
		},
	),
);

/** A pipeline's own ID, or that of a job's pipeline. */
function knownBy({ id, pipeline_id, pipeline }: IDataObject): unknown {
	return (pipeline as IDataObject | null | undefined)?.id ?? pipeline_id ?? id;
}

/** Project and pipeline as one argument: the pipeline's path. */
export const at = atInProject('pipelines', pipeline);

const triggerTokens: List = {
	name: 'searchTriggerTokens',
	from: inProject(path`/triggers`),
	searchBy: 'names',
	entry: entry('id', (token) => textOf(token.description)),
};

const triggerToken: Field<'triggerToken', number> = required(
	locator<'triggerToken', number>({
		name: 'triggerToken',
		displayName: 'Trigger Token',
		list: triggerTokens,
		id: { displayName: 'ID', example: '10', pattern: '\\d+' },
		knownBy: ({ id }) => id,
		resolve: (identifier) => Number(identifier),
	}),
);

/** Project and trigger token as one argument: the token's path. */
export const atTriggerToken = atInProject('triggers', triggerToken);
