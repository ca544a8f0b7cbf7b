// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// pay.mjs URL: pays a hosted page in real headless Chromium, by what a person reads on it (labels and
// roles), and goes back to the biller's portal at the end.
//   E2E_ATTEMPTS   one test card each: "approved", or "declined,approved"
//   E2E_PICTURES   start of the file names that get a picture of each page
// The last line is "done", or the reason why not.

import { chromium } from "playwright-core";

const url = process.argv[2];
const attempts = (process.env.E2E_ATTEMPTS ?? "approved").split(",");
const patience = 20_000; // ms

const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ],
});
const page = await browser.newPage({ viewport: { width: 900, height: 1000 } });
page.setDefaultTimeout(patience);

let pictures = 0;
async function picture(what) {
    pictures += 1;
    const number = String(pictures).padStart(2, "0");
    await page.screenshot({ path: `${process.env.E2E_PICTURES}-page-${number}-${what}.png`, fullPage: true });
    console.log(`${what}: ${await page.title()}`);
}

const button = (name) => page.getByRole("button", { name });

async function tryToPay(outcome) {
    await picture("method");
    await page.getByRole("radio", { name: "Credit or debit card" }).check();
    await button("Continue").click();

    await page.getByRole("radio", { name: new RegExp(`A test card that is ${outcome}`) }).first().check();
    await page.getByLabel("E-mail address").fill("payer@example.com");
    await picture("payer");
    await button("Continue").click();

    await page.getByRole("checkbox", { name: /I accept the terms/ }).check();
    await picture("confirm");
    await button(/^Pay /).click();
}

try {
    await page.goto(url);
    await picture("review");
    await button("Continue").click();
    for (const outcome of attempts) {
        await tryToPay(outcome);
        if (outcome === "declined") {
            await page.getByRole("alert").filter({ hasText: /declined/i }).waitFor();
            await picture("declined");
            await button("Try again").click();
        }
    }
    await page.getByRole("heading", { name: "Thank you for your payment!" }).waitFor();
    await page.getByText(/APPROVED \d+/).first().waitFor();
    await picture("receipt");

    await page.getByRole("link", { name: "Return to Home Page" }).click();
    await page.getByRole("heading", { name: "Back at the biller's portal" }).waitFor();
    await page.getByText("The payment was reported as approved.").waitFor();
    await picture("home");
    console.log("done");
} catch (error) {
    await picture("failed").catch(() => {});
    console.log(`failed: ${error.message}`);
    process.exitCode = 1;
} finally {
    await browser.close();
}
