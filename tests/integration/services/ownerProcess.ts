import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

type Owner = { child: ChildProcess; mongodbUri: string }

const SCRIPT = fileURLToPath(new URL('./ownerScript.ts', import.meta.url))

/** Another process of ours that owns (`start`) or borrows (`with`) the services of the folder until it is told to end. */
export async function ownerProcess(dataDir: string, way: 'start' | 'with'): Promise<Owner> {
  const child = spawn(process.execPath, ['-C', 'production', '--import', 'tsx', SCRIPT, way, dataDir], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  onTestFinished(() => void (child.exitCode === null && child.kill('SIGKILL')))
  const [message] = (await once(child, 'message')) as [{ mongodbUri: string }]
  return { child, mongodbUri: message.mongodbUri }
}

/** Ends it and waits until it has. SIGTERM lets it stop its services, SIGKILL does not. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null) throw new Error(`it ended before it was told to, with ${child.exitCode}`)
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}
