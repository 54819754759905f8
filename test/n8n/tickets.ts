import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { dice } from '../dice';

export interface TicketComment {
	id: number;
	author: string;
	text: string;
	/** The ID that the comment has in the system that it came from. */
	external_id?: string;
}

export interface Ticket {
	id: number;
	title: string;
	description: string;
	status: 'open' | 'closed';
	labels: string[];
	external_id?: string;
	issue?: string;
	updated_at: string;
	comments: TicketComment[];
}

const UNKNOWN = { message: 'There is no such ticket' };

/** A ticket system of its own, as another product offers it over HTTP. */
export class Tickets {
	readonly all = new Map<number, Ticket>();
	/** Every request that changes something, as it arrived. */
	readonly writes: string[] = [];
	/** What is wrong with it: it answers nothing, some requests fail, or take effect and lose their answer. */
	trouble: { away?: boolean; failing?: number; cut?: number; doubled?: boolean } = {};
	private readonly answered = new Map<string, unknown>();
	private readonly roll = dice(1);
	private lastId = 0;

	private constructor(private readonly server: Server) {}

	static async open(): Promise<Tickets> {
		const server = createServer((request, response) => void tickets.answer(request, response));
		const tickets = new Tickets(server);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return tickets;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/tickets`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** What somebody does in the ticket system. */
	add(ticket: Partial<Ticket>): Ticket {
		const id = (this.lastId += 1);
		const plain = { title: '', description: '', status: 'open' as const, labels: [], comments: [] };
		const made = { ...plain, ...ticket, id, updated_at: new Date().toISOString() };
		this.all.set(id, made);
		return made;
	}

	change(ticket: Ticket, changes: Partial<Ticket>): void {
		Object.assign(ticket, changes, { updated_at: new Date().toISOString() });
	}

	comment(ticket: Ticket, { author, text, external_id }: Omit<TicketComment, 'id'>): TicketComment {
		const made = { id: (this.lastId += 1), author, text, external_id };
		this.change(ticket, { comments: [...ticket.comments, made] });
		return made;
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const { away, failing = 0, cut = 0 } = this.trouble;
		if (away || this.roll() < failing) return send(response, 503, { message: 'Tickets are away' });
		const body = request.method === 'GET' ? {} : ((await json(request)) as Partial<Ticket>);
		const [status, answer] = this.handle(request, body);
		if (request.method !== 'GET' && this.roll() < cut) return void response.destroy();
		send(response, status, answer);
	}

	private handle({ method, url = '', headers }: IncomingMessage, body: object): [number, unknown] {
		const { pathname, searchParams } = new URL(url, 'http://tickets');
		if (method === 'GET') return [200, this.changedSince(searchParams.get('changed_since') ?? '')];
		this.writes.push(`${method} ${pathname}`);
		const key = String(headers['idempotency-key'] ?? '');
		if (key && this.answered.has(key)) return [200, this.answered.get(key)];
		const [, id, comments] = /^\/tickets(?:\/(\d+)(\/comments)?)?$/.exec(pathname) ?? [];
		const made = id === undefined ? this.add(body) : this.write(Number(id), body, comments !== undefined);
		if (made && key) this.answered.set(key, made);
		return made ? [200, made] : [404, UNKNOWN];
	}

	private write(id: number, body: object, isComment: boolean): object | undefined {
		const ticket = this.all.get(id);
		if (!ticket) return undefined;
		if (isComment) return this.comment(ticket, body as TicketComment);
		this.change(ticket, body);
		return ticket;
	}

	private changedSince(moment: string): Ticket[] {
		const changed = [...this.all.values()].filter(
			({ updated_at: at }) => Date.parse(at) >= Date.parse(moment),
		);
		return this.trouble.doubled ? [...changed, ...changed] : changed;
	}
}

function send(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
