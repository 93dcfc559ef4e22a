using System.Text;
using PlanBot.Host.Commands;

Console.OutputEncoding = Encoding.UTF8;
return await CommandLine.Create().Parse(args).InvokeAsync();
