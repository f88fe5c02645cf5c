using BenchmarkDotNet.Running;
using Eiam.Benchmarks;

BenchmarkRunner.Run<BindBenchmark>(args: args);
