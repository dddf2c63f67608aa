using EmotionRecognition.Cli;

return await EmotionProgram.Run(args);
