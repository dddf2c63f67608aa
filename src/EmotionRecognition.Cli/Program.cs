using EmotionRecognition.Cli;
using EmotionRecognition.Cli.Output;

return await EmotionProgram.Run(args, CommandConsole.OfProcess());
