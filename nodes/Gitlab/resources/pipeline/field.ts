import type { IDataObject } from 'n8n-workflow';
import { path } from '../../client';
import { type List, byId, chosen, entry, inProject, projectPage, textOf } from '../../fields';
import { atInProject, chosenIn } from '../../fields/places';

const pipelines: List = {
	name: 'searchPipelines',
	from: inProject(path`/pipelines`),
	searchBy: 'names',
	entry: entry('id', ({ id, ref, status }) => `#${textOf(id)} ${textOf(ref)} (${textOf(status)})`),
};

/** The pipeline that an operation works on. */
export const pipeline = chosenIn('project', {
	name: 'pipeline',
	list: pipelines,
	url: {
		pattern: projectPage(String.raw`pipelines\/(\d+)`),
		example: 'https://gitlab.com/group/project/-/pipelines/123',
	},
	id: { displayName: 'ID', example: '123', pattern: '\\d+' },
	knownBy,
	resolve: (identifier) => Number(identifier),
});

/** A pipeline's own ID, or that of a job's pipeline. */
function knownBy({ id, pipeline_id, pipeline }: IDataObject): unknown {
	return (pipeline as IDataObject | null | undefined)?.id ?? pipeline_id ?? id;
}

/** Project and pipeline as one argument: the pipeline's path. */
export const at = atInProject(path`/pipelines`, pipeline);

const triggerTokens: List = {
	name: 'searchTriggerTokens',
	from: inProject(path`/triggers`),
	searchBy: 'names',
	entry: entry('id', (token) => textOf(token.description)),
};

const triggerToken = chosen({ name: 'triggerToken', list: triggerTokens, ...byId('10') });

/** Project and trigger token as one argument: the token's path. */
export const atTriggerToken = atInProject(path`/triggers`, triggerToken);
