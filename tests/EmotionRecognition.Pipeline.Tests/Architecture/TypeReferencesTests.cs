using EmotionRecognition.Pipeline.Tests.Architecture.Sample.Evaluation;
using EmotionRecognition.Pipeline.Tests.Architecture.Sample.Tables;


namespace EmotionRecognition.Pipeline.Tests.Architecture;

public sealed class TypeReferencesTests
{
    [Theory]
    [InlineData(typeof(InBase))]
    [InlineData(typeof(InInterface))]
    [InlineData(typeof(InAttribute))]
    [InlineData(typeof(InAttributeOfParameter))]
    [InlineData(typeof(InTypeOfAttribute))]
    [InlineData(typeof(InConstraint<>))]
    [InlineData(typeof(InField))]
    [InlineData(typeof(InParameter))]
    [InlineData(typeof(InReturn))]
    [InlineData(typeof(InLocal))]
    [InlineData(typeof(InCall))]
    [InlineData(typeof(InStaticField))]
    [InlineData(typeof(InTypeOf))]
    [InlineData(typeof(InGenericCall))]
    [InlineData(typeof(InCatch))]
    [InlineData(typeof(InGenericOwner<>))]
    [InlineData(typeof(InConstructor))]
    public void Of_TypeThatRefersToTheUpperLayer_FindsIt(Type type) =>
        Assert.Contains(TypeReferences.Of(type), used => used.Namespace == typeof(Upper).Namespace);

    [Fact]
    public void Of_TypeThatRefersToNothing_FindsItsBaseOnly() => Assert.DoesNotContain(
        TypeReferences.Of(typeof(Lowest)), used => used.Assembly == typeof(Lowest).Assembly);

    [Fact]
    public void Of_CodeInALambda_IsFoundInTheTypeThatTheCompilerMakesForIt()
    {
        Func<object> lambda = static () => new Upper();
        Assert.Contains(typeof(Upper), TypeReferences.Of(lambda.Method.DeclaringType!));
        Assert.Equal(typeof(TypeReferencesTests).Namespace, lambda.Method.DeclaringType!.Namespace);
    }
}
