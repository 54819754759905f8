import type { Call, Route } from '../http/call';
import { Answer, pathNumber } from '../http/call';
import { badParameter, forbidden, notFound } from '../http/refusal';
import type { FormFile } from '../http/request';
import { text } from '../http/values';
import { issueOf, needToEdit } from '../routes/issues';
import { rowsIn } from '../table/rows';
import type { Issue } from '../world/model';
import type { World } from '../world/world';

interface MetricImage {
	id: number;
	issue: Issue;
	created_at: string;
	filename: string;
	url: string | null;
	url_text: string | null;
}

const all = ({ project }: Issue) => rowsIn<MetricImage>(project, 'metric image');

/** Puts an image to an incident. */
export function addMetricImage(
	world: World,
	issue: Issue,
	given: Partial<MetricImage> & Pick<MetricImage, 'filename'>,
): MetricImage {
	const row = { id: world.next('metric image'), issue, created_at: world.now(), url: null, url_text: null };
	all(issue).push({ ...row, ...given });
	return { ...row, ...given };
}

function entity({ issue: _issue, ...row }: MetricImage) {
	const file_path = `/uploads/-/system/issuable_metric_image/file/${row.id}/${row.filename}`;
	return { ...row, file_path };
}

function incidentOf(call: Call): Issue {
	const issue = issueOf(call);
	if (!call.world.premium || issue.issue_type !== 'incident') throw forbidden();
	return issue;
}

function add(call: Call): Answer {
	const issue = incidentOf(call);
	needToEdit(call, issue);
	const { file } = call.input as { file?: FormFile };
	if (!file) throw badParameter('file is missing');
	const [url, url_text] = ['url', 'url_text'].map((name) => text(call.input, name) ?? null);
	return new Answer(201, entity(addMetricImage(call.world, issue, { filename: file.name, url, url_text })));
}

function remove(call: Call): Answer {
	const issue = incidentOf(call);
	needToEdit(call, issue);
	const at = all(issue).findIndex(
		(row) => row.issue === issue && row.id === pathNumber(call, 'metric_image_id'),
	);
	if (at < 0) throw notFound('Metric image');
	all(issue).splice(at, 1);
	return new Answer(204);
}

const PATH = 'projects/:id/issues/:issue_iid/metric_images';

/** @see https://docs.gitlab.com/api/issues/#upload-metric-image */
export const metricImageRoutes: Route[] = [
	['POST', PATH, add],
	[
		'GET',
		PATH,
		(call) => {
			const issue = incidentOf(call);
			return all(issue)
				.filter((row) => row.issue === issue)
				.map(entity);
		},
	],
	['DELETE', `${PATH}/:metric_image_id`, remove],
];
