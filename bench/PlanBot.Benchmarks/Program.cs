using BenchmarkDotNet.Running;
using PlanBot.Benchmarks;

if (args is ["cross-validation"]) CrossValidation.Run(Console.Out);
else BenchmarkSwitcher.FromAssembly(typeof(AnswerBenchmarks).Assembly).Run(args);
