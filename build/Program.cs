using Cake.Frosting;
using EmotionRecognition.Build;

return new CakeHost().UseContext<BuildContext>().UseLifetime<BuildLifetime>().Run(args);
