using System.CommandLine;
using System.Text;
using PlanBot.Host.Commands;

Console.OutputEncoding = Encoding.UTF8;
// By default a command that is told to end has two seconds. Answers that are being made have longer, as long as the host gives them.
return await CommandLine.Create().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
