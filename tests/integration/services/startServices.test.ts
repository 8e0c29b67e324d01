import { createServer } from 'node:net'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readServiceRecord, writeServiceRecord } from '../../../src/server/services/serviceRecord'
import { startServices } from '../../../src/server/services'
import { endProcess, ownerProcess } from './ownerProcess'
import { inputFor, isRunning, mongodPid, readAll, serviceFolder, startForTest, until, write } from './serviceFolder'

describe('startServices', () => {
  it('should keep what was written from one start to the next, on the same port', async () => {
    const dataDir = serviceFolder()
    const first = await startForTest(inputFor(dataDir))
    await write(first.mongodbUri, '여권')
    const pid = mongodPid(dataDir)
    await first.stop()
    expect(isRunning(pid)).toBe(false)

    const second = await startForTest(inputFor(dataDir))
    expect(second.mongodbUri).toBe(first.mongodbUri)
    expect(await readAll(second.mongodbUri)).toEqual(['여권'])
    expect(second.environment.PAYLOAD_SECRET).toBe(first.environment.PAYLOAD_SECRET)
  })

  it('should adopt the mongod that an owner killed before its time left running', async () => {
    const dataDir = serviceFolder()
    const owner = await ownerProcess(dataDir, 'start')
    await write(owner.mongodbUri, '전입신고')
    const pid = mongodPid(dataDir)
    await endProcess(owner.child, 'SIGKILL')
    expect(isRunning(pid)).toBe(true)

    const next = await startForTest(inputFor(dataDir))
    expect(mongodPid(dataDir)).toBe(pid)
    expect(await readAll(next.mongodbUri)).toEqual(['전입신고'])
    await next.stop()
    expect(isRunning(pid)).toBe(false)
  })

  it('should find a left-over mongod even when its own record is lost', async () => {
    const dataDir = serviceFolder()
    const owner = await ownerProcess(dataDir, 'start')
    const pid = mongodPid(dataDir)
    await endProcess(owner.child, 'SIGKILL')
    writeFileSync(join(dataDir, 'services.json'), '{ half of a rec')

    const next = await startForTest(inputFor(dataDir))
    expect(next.mongodbUri).toBe(owner.mongodbUri)
    expect(mongodPid(dataDir)).toBe(pid)
  })

  it('should start again after mongod and its owner were both killed', async () => {
    const dataDir = serviceFolder()
    const owner = await ownerProcess(dataDir, 'start')
    await write(owner.mongodbUri, '수도요금')
    const pid = mongodPid(dataDir)
    await endProcess(owner.child, 'SIGKILL')
    process.kill(pid, 'SIGKILL')
    await until(() => !isRunning(pid))

    const next = await startForTest(inputFor(dataDir))
    expect(await readAll(next.mongodbUri)).toEqual(['수도요금'])
  })

  it('should move to another port when its own was taken, and keep the data', async () => {
    const dataDir = serviceFolder()
    const first = await startForTest(inputFor(dataDir))
    await write(first.mongodbUri, '불법주차')
    await first.stop()
    const port = readServiceRecord(dataDir).mongodb?.port ?? 0
    await occupy(port)

    const second = await startForTest(inputFor(dataDir))
    expect(readServiceRecord(dataDir).mongodb?.port).not.toBe(port)
    expect(await readAll(second.mongodbUri)).toEqual(['불법주차'])
  })

  it('should refuse a second owner and name the first', async () => {
    const dataDir = serviceFolder()
    await startForTest(inputFor(dataDir))
    await expect(startServices(inputFor(dataDir))).rejects.toMatchObject({
      code: 'services/already-running',
      exitCode: 3,
      data: { pid: process.pid },
    })
  })

  it('should refuse a folder whose data belong to another MongoDB', async () => {
    const dataDir = serviceFolder()
    writeServiceRecord(dataDir, { mongodb: { series: '4.4', port: 27999 } })
    const attempt = startServices(inputFor(dataDir))
    await expect(attempt).rejects.toMatchObject({ code: 'services/mongodb-version', exitCode: 3 })
    await expect(attempt).rejects.toThrow('4.4')
  })

  it('should call back when mongod dies, and say why', async () => {
    const dataDir = serviceFolder()
    const services = await startForTest(inputFor(dataDir))
    const died = new Promise((resolve) => services.onUnexpectedExit(resolve))
    process.kill(mongodPid(dataDir), 'SIGKILL')
    expect(await died).toMatchObject({ code: 'services/mongodb-died', exitCode: 3 })
  })

  it('should not call back when it stops the services itself', async () => {
    const services = await startForTest(inputFor(serviceFolder()))
    services.onUnexpectedExit(() => expect.unreachable())
    await services.stop()
    await services.stop()
  })

  it('should pass on why mongod could not open its files', async () => {
    const dataDir = serviceFolder()
    const first = await startForTest(inputFor(dataDir))
    await first.stop()
    writeFileSync(join(dataDir, 'mongodb', 'WiredTiger.turtle'), 'not what WiredTiger wrote')
    writeFileSync(join(dataDir, 'mongodb', 'WiredTiger.wt'), 'nor this')
    await expect(startServices(inputFor(dataDir))).rejects.toMatchObject({
      code: 'services/mongodb-start',
      exitCode: 3,
    })
  })

  it('should refuse a data folder whose place a file has taken', async () => {
    const file = join(serviceFolder(), 'file')
    writeFileSync(file, '')
    await expect(startServices(inputFor(file))).rejects.toThrow('파일이 있습니다')
    await expect(startServices(inputFor(join(file, 'below')))).rejects.toMatchObject({ code: 'services/data-folder' })
  })

  it('should refuse a data folder that cannot be written, even by root', async () => {
    await expect(startServices(inputFor('/proc/ieum'))).rejects.toMatchObject({ exitCode: 3 })
  })

  it('should say so when MONGODB_URI does not answer', async () => {
    const dataDir = serviceFolder()
    const uri = 'mongodb://127.0.0.1:1/ieum?replicaSet=rs0'
    const attempt = startServices(inputFor(dataDir, { MONGODB_URI: uri }))
    await expect(attempt).rejects.toMatchObject({ code: 'services/mongodb-unreachable', exitCode: 3 })
  })
})

async function occupy(port: number): Promise<void> {
  const server = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
}
