import type { Fault } from '../../gitlab';
import type { Stage } from '../stage';
import { setStage } from '../stage';

let stage: Stage;
beforeEach(async () => {
	stage = await setStage();
});
afterEach(async () => await stage.clear());

const HEADER = 'Merge Request Hook';
const body = (iid: number) => ({ project: { id: 1 }, object_attributes: { iid } });
const lists = () => stage.gitlab.requests.filter(({ path }) => path.endsWith('/events'));
const records = Array.from({ length: 20 }, (_, index) => ({
	id: 100 - index,
	request_headers: { 'Idempotency-Key': `delivery-${index}` },
	request_data: {},
}));
const link = (query: string) => ({ link: `<https://a/?${query}>; rel="next"` });

test.each<[what: string, headers: (request: number) => Record<string, string>, body: unknown, words: string]>(
	[
		['page 2 again and again', () => ({ 'x-next-page': '2' }), records, 'leads back'],
		['the same cursor again and again', () => link('cursor=a'), records, 'leads back'],
		['other cursors and the same records', (request) => link(`cursor=${request}`), records, 'leads back'],
		['page after page of nothing', () => ({ 'x-next-page': '2' }), [], 'contain nothing new'],
		['no list', () => ({}), { message: 'Hello' }, 'did not return a list'],
		['a list of nothings', () => ({}), [null], 'did not return a list'],
	],
)(
	'failed deliveries of which GitLab lists %s are given up, and said so',
	async (_what, headers, given, words) => {
		await stage.workflow.activate();
		await stage.miss([1]);
		const { workflow } = stage;
		const address = workflow.url;
		// Another process: its memory is empty.
		workflow.webhookId += '0';
		const hook = stage.hook();
		hook.url = hook.url.replace(address, workflow.url);
		let requests = 0;
		const fault: Fault = { kind: 'status', status: 200, body: given };
		fault.match = ({ path }) => {
			if (!path.endsWith('/events')) return false;
			fault.headers = headers(++requests);
			return true;
		};
		stage.gitlab.faults.add(fault);
		await stage.gitlab.deliver(stage.hook(), HEADER, body(2));
		await stage.until(() => workflow.log.length > 0);
		expect(workflow.log.join()).toContain('missed deliveries could not be asked for again');
		expect(workflow.log.join()).toContain(words);
		expect(lists().length).toBeLessThanOrEqual(3);
	},
);
