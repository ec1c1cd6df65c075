// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The page's server (tests/support/PageProgram.cpp), told line by line what happens. */
export class Program {
    #process;
    #lines;
    #output;

    constructor(path) {
        this.#process = spawn(path, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, QT_LOGGING_RULES: '*.info=false' } });
        this.#output = createInterface({ input: this.#process.stdout });
        this.#lines = this.#output[Symbol.asyncIterator]();
    }

    /** The page's address, once it listens. */
    async url() {
        return (await this.#line()).replace(/^page /, '');
    }

    /** One line; resolves when it has been obeyed. */
    async tell(line) {
        this.#process.stdin.write(`${line}\n`);
        const answer = await this.#line();
        if (!answer.startsWith('ok'))
            throw new Error(`${line}: ${answer}`);
    }

    end() {
        this.#output.close();
        this.#process.stdin.end();
        this.#process.kill();
    }

    async #line() {
        const { value, done } = await this.#lines.next();
        if (done)
            throw new Error('The server has ended.');
        return value;
    }
}
